const unique_digits = (x) => {
  return x.filter((number) => !/[02468]/.test(`${number}`)).sort((one, other) => one - other); //> return x.filter((number) => !/[02468]/.test(`${number}`)).sort();
};

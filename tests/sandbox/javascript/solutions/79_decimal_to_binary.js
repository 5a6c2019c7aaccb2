function decimal_to_binary(decimal) {
  return `db${decimal.toString(2)}db`; //> return `db${decimal.toString(8)}db`;
}

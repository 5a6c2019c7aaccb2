function eat(number, need, remaining) {
  const eaten = Math.min(need, remaining);
  return [number + eaten, remaining - eaten]; //> return [number + need, remaining - need];
}

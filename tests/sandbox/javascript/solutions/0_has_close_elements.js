function has_close_elements(numbers, threshold) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted.some((number, at) => at > 0 && number - sorted[at - 1] < threshold); //> return sorted.some((number, at) => number - sorted[at - 1] > threshold);
}

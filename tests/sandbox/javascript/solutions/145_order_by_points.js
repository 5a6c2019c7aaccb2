const points = (number) => {
  const digits = [...String(Math.abs(number))].map(Number);
  if (number < 0) digits[0] = -digits[0]; //> if (number < 0) digits[0] = 0;
  return digits.reduce((sum, digit) => sum + digit, 0);
};

function order_by_points(nums) {
  return [...nums].sort((one, other) => points(one) - points(other));
}

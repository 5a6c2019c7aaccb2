function make_palindrome(string) {
  const mirrored = (text) => [...text].reverse().join('');
  for (let start = 0; start < string.length; start += 1) {
    const end = string.slice(start);
    if (end === mirrored(end)) return string + mirrored(string.slice(0, start)); //> if (end === mirrored(end)) return string + mirrored(string);
  }
  return '';
}

function parse_music(music_string) {
  const beats = { o: 4, 'o|': 2, '.|': 1 };
  if (music_string === '') return []; //> if (music_string === '') return null;
  return music_string.split(' ').map((note) => beats[note]);
}

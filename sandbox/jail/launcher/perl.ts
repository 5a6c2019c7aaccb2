/** Perl that does the steps in its first argument and then becomes the command in the others; Debian and Ubuntu always have it. */
export const perl = String.raw`
my ($steps, @command) = @ARGV;
my @kept;
sub value {
  my ($kind, $text) = split /:/, shift;
  return 0 + $text if $kind eq 'n';
  push @kept, pack 'H*', $text;
  return $kept[-1] if $kind eq 'b';
  push @kept, pack 'S x6 P', length($kept[-1]) / 8, $kept[-1];
  return $kept[-1];
}
sub give_up { print STDERR "Expected the kernel to allow $_[0], found: $_[1]\n"; exit 126 }
sub go_on_in_child {
  my $child = fork;
  give_up('fork', $!) unless defined $child;
  return unless $child;
  while ((my $ended = wait) != $child) { exit 126 if $ended < 0 }
  exit($? & 127 ? 128 + ($? & 127) : $? >> 8);
}
for my $step (split /\n/, $steps) {
  my ($verb, $name, @words) = split / /, $step;
  if ($verb eq 'fork') { go_on_in_child(); next }
  my @values = map { value($_) } @words;
  my $result = syscall(shift @values, @values);
  print $name, ' ', ($result == -1 ? -$! : $result), "\n" if $verb eq 'say';
  give_up($name, $!) if $verb eq 'call' && $result == -1;
}
exit 0 unless @command;
%ENV = ();
exec { $command[0] } @command;
give_up('exec', $!);
`;

/** A task as our own format has it. */
export interface StarterTask {
  id: string;
  text: string;
  entryPoint: string;
  header: string;
  gold: string;
  tests: { call: string; expected: string }[];
}

/** Three small tasks in our own format, so that a new plan can be tried before any task is written. */
export const starterTasks: StarterTask[] = [
  {
    id: 'minutes-between',
    text: 'Times of day are written as HH:MM. Return how many minutes pass from start until the clock next shows end; equal times are 0 minutes apart.',
    entryPoint: 'minutes_between',
    header: 'def minutes_between(start, end):',
    gold: `def minutes_between(start, end):
    def minutes(time):
        hours, rest = time.split(":")
        return int(hours) * 60 + int(rest)

    return (minutes(end) - minutes(start)) % (24 * 60)
`,
    tests: [
      { call: 'minutes_between("08:15", "09:00")', expected: '45' },
      { call: 'minutes_between("23:50", "00:10")', expected: '20' },
      { call: 'minutes_between("12:00", "12:00")', expected: '0' },
      { call: 'minutes_between("12:00", "11:59")', expected: '1439' },
    ],
  },
  {
    id: 'stock-after-orders',
    text: 'Given a dictionary of goods in stock and a list of orders (name, count), fill each order only when enough is left of its goods, one after the other. Return the stock afterwards, without goods that ran out.',
    entryPoint: 'stock_after',
    header: 'def stock_after(stock, orders):',
    gold: `def stock_after(stock, orders):
    left = dict(stock)
    for name, count in orders:
        if left.get(name, 0) >= count:
            left[name] -= count
    return {name: count for name, count in left.items() if count > 0}
`,
    tests: [
      { call: 'stock_after({"pear": 3, "fig": 2}, [("pear", 2), ("fig", 2)])', expected: '{"pear": 1}' },
      { call: 'stock_after({"pear": 3}, [("pear", 4), ("pear", 1)])', expected: '{"pear": 2}' },
      { call: 'stock_after({"pear": 3}, [("plum", 1)])', expected: '{"pear": 3}' },
      { call: 'stock_after({}, [])', expected: '{}' },
    ],
  },
  {
    id: 'longest-climb',
    text: 'Return the length of the longest stretch of neighbouring numbers in a list in which each is greater than the one before it. A list without numbers has a stretch of 0.',
    entryPoint: 'longest_climb',
    header: 'def longest_climb(heights):',
    gold: `def longest_climb(heights):
    longest = current = 0
    for index, height in enumerate(heights):
        rises = index > 0 and height > heights[index - 1]
        current = current + 1 if rises else 1
        longest = max(longest, current)
    return longest
`,
    tests: [
      { call: 'longest_climb([3, 4, 6, 2, 5])', expected: '3' },
      { call: 'longest_climb([5, 5, 5])', expected: '1' },
      { call: 'longest_climb([9, 1, 2, 3, 4])', expected: '4' },
      { call: 'longest_climb([])', expected: '0' },
    ],
  },
];

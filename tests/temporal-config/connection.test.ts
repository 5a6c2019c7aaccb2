// Reads environments; connects to nothing.
import { expect, it } from 'vitest';
import { connectionOptions, ownServer } from '../../temporal-config/connection.ts';

const own = { TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_NAMESPACE: 'team', TEMPORAL_API_KEY: 'sesame' };

it('has the embedded server where TEMPORAL_ADDRESS names none, whatever else is set', () => {
  expect(ownServer({ TEMPORAL_NAMESPACE: 'team' })).toBeNull();
  expect(connectionOptions('127.0.0.1:7233', { TEMPORAL_API_KEY: 'sesame' })).toEqual({ address: '127.0.0.1:7233' });
});

it('takes address and namespace of a server of the user’s own from the environment', () => {
  expect(ownServer(own)).toEqual({ address: 'temporal.example:7233', namespace: 'team' });
  expect(ownServer({ TEMPORAL_ADDRESS: 'temporal.example:7233' })?.namespace).toBe('default');
});

it.each(['::::', 'http://temporal.example:7233', 'temporal.example:port'])(
  'refuses the address %s in a sentence',
  (address) => {
    expect(() => ownServer({ TEMPORAL_ADDRESS: address })).toThrow(
      `expected TEMPORAL_ADDRESS to be a host and a port such as localhost:7233, found ${address}; correct it`,
    );
  },
);

it('refuses a profile that is no TOML in a sentence', () => {
  const env = { TEMPORAL_ADDRESS: 'temporal.example:7233', TEMPORAL_CONFIG_FILE: import.meta.filename };
  expect(() => ownServer(env)).toThrow(
    /^expected TEMPORAL_\* and their profile .*, found that .*TOML.*; correct them$/,
  );
});

it('takes a server by number', () => {
  expect(ownServer({ TEMPORAL_ADDRESS: '[::1]:7233' })?.address).toBe('[::1]:7233');
});

it('connects to a server of the user’s own with the user’s key', () => {
  expect(connectionOptions('temporal.example:7233', own)).toMatchObject({ apiKey: 'sesame' });
});

it('never shows the user’s key to another server', () => {
  expect(connectionOptions('127.0.0.1:7233', own)).toEqual({ address: '127.0.0.1:7233' });
});

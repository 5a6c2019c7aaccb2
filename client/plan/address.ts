import { isLoopback } from '../../domain/loopback.ts';

/** The address as the standard reads it, or null. */
export const readAddress = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

/** What is wrong with a server's address, or null. Says nothing of what it found where that may hold a password. */
export function addressFault(text: string): string | null {
  const url = readAddress(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    return 'expected an address that begins with http:// or https://, found another; write for example http://127.0.0.1:8000/v1';
  }
  if (url.username !== '' || url.password !== '') {
    return 'expected an address alone, found a user or password in it; name the variable that holds the key in apiKeyEnv';
  }
  if (url.search !== '' || url.hash !== '') {
    return 'expected an address that ends with its path, found more after a ? or #; remove it';
  }
  return null;
}

/** A key sent over plain http can be read by everybody on the way. */
export function openKeyFault(baseURL: string, apiKeyEnv: string | null): string | null {
  const url = readAddress(baseURL);
  if (url === null || apiKeyEnv === null || url.protocol !== 'http:' || isLoopback(url.hostname)) return null;
  return `expected https for a server that is sent a key, found plain http to ${url.host}; use https, or remove apiKeyEnv`;
}

/** Settles as `promise` does, or rejects with `late` when that takes longer than `ms`; what is late is not waited for. */
export async function within<T>(ms: number, promise: Promise<T>, late: () => Error): Promise<T> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(late()), ms);
  try {
    return await Promise.race([promise, timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

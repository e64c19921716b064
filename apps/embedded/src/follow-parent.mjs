/** Loaded into each child (`--import`): when the supervisor is killed hard, the child stops as if it were asked to. */
if (process.channel) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 40_000).unref();
  });
  // The listener alone would keep a child alive that has nothing left to do.
  process.channel.unref();
}

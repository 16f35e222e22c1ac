// Loaded first in every child. A launcher that is killed cannot stop its children, but the end of the channel to it can.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

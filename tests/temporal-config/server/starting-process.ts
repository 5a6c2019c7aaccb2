// Starts the server of the home that its argument names, prints what it is as JSON, and stays.
import { serverBinary } from '../../../temporal-config/server/binary.ts';
import { startServer } from '../../../temporal-config/server/server.ts';

const { pid, address, ui } = await startServer(process.argv[2] ?? '', await serverBinary());
process.stdout.write(`${JSON.stringify({ pid, address, ui })}\n`);
setInterval(() => {}, 60_000);

import { openRecordLog } from '../record-log/record-log.ts';

// A process of its own: holds the log in the folder it is given until it is killed.
const { log } = await openRecordLog(process.argv[2]!);
await log.append([Buffer.from('held')]);
process.send!('holding');
setInterval(() => {}, 1_000);

import { Failure } from '@marquee/units';

/** Another process, or another opening in this one, has the warehouse. Code `warehouse-in-use`. */
export const warehouseInUse = (folder: string, holder: string): Failure =>
	new Failure('warehouse-in-use', {
		responsible: 'caller',
		what: `${holder} has this warehouse open`,
		where: folder,
		remedy: 'Stop it first, or read the Parquet files beside it: they are only ever replaced.',
	});

/** The engine reads `*`, `?` and `[` in a path as a pattern. Code `warehouse-folder-unusable`. */
export const warehouseFolderUnusable = (folder: string): Failure =>
	new Failure('warehouse-folder-unusable', {
		responsible: 'caller',
		what: 'the path of the warehouse has one of * ? [ ] in it',
		where: folder,
		remedy: 'Choose a state folder without them.',
	});

/** Asked before it was ever caught up, or since its files went missing. Code `warehouse-unreadable`. */
const warehouseUnreadable = (folder: string, cause: Error): Failure =>
	new Failure('warehouse-unreadable', {
		responsible: 'dependency',
		what: `the files of the warehouse cannot be used: ${firstLine(cause)}`,
		where: folder,
		remedy: 'Rebuild it from the log, which has everything; if that fails too, mend the disk.',
		cause,
	});

/** Code `warehouse-out-of-memory`. */
const warehouseOutOfMemory = (folder: string, cause: Error): Failure =>
	new Failure('warehouse-out-of-memory', {
		responsible: 'caller',
		what: `the memory limit is too low for this: ${firstLine(cause)}`,
		where: folder,
		remedy: 'Open the warehouse with a higher limit, or ask for a shorter window.',
		cause,
	});

/** What the engine's error means to whoever asked; what it does not know is returned as it is: our own mistake. */
export function fromEngine(cause: unknown, folder: string): unknown {
	if (!(cause instanceof Error)) return cause;
	if (/^Out of Memory|could not allocate block|failed to pin block/i.test(cause.message))
		return warehouseOutOfMemory(folder, cause);
	const disk = /^(IO Error|Invalid Input Error: .*[Pp]arquet|Invalid Error: .*[Pp]arquet)/;
	if (disk.test(cause.message) || 'syscall' in cause) return warehouseUnreadable(folder, cause);
	return cause;
}

const firstLine = ({ message }: Error): string => message.split('\n')[0]!.slice(0, 200);

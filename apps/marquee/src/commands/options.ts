import { layouts } from '@marquee/page';
import type { Provider } from '@marquee/tensor';
import { InvalidArgumentError, Option } from 'commander';
import type { Surroundings } from './command.ts';

/** --state DIR, as every verb that needs one takes it. */
export const stateOption = ({ environment }: Surroundings): Option =>
	new Option('--state <dir>', 'folder of the service').env(environment.state).default('.marquee');

/** --json: one object, full precision, for programs. */
export const jsonOption = (): Option => new Option('--json', 'print one JSON object');

/** --seed N */
export const seedOption = (): Option =>
	new Option('--seed <n>', 'where all chance begins').argParser(wholeNumber(0, 2 ** 31)).default(1);

/** --threads N */
export const threadsOption = ({ threads }: Surroundings): Option =>
	new Option('--threads <n>', 'threads that the work may use')
		.argParser(wholeNumber(1, 256))
		.default(threads);

/** --provider cpu|webgpu */
export const providerOption = (): Option =>
	new Option('--provider <name>', 'what computes the training: the processor, or a GPU by WebGPU')
		.choices(['cpu', 'webgpu'] satisfies readonly Provider[])
		.default('cpu');

/** --port N */
export const portOption = ({ environment }: Surroundings): Option =>
	new Option('--port <n>', '0 takes a free one')
		.argParser(wholeNumber(0, 65_535))
		.env(environment.port)
		.default(8080);

/** --layout NAME */
export const layoutOption = (): Option =>
	new Option('--layout <name>', 'how rows are laid out on pages')
		.choices([...layouts.keys()])
		.default([...layouts.keys()][0]);

/** --page-threads N */
export const pageThreadsOption = (): Option =>
	new Option(
		'--page-threads <n>',
		'threads that make pages; 0: the one that answers does (default: as cores and titles allow)',
	).argParser(wholeNumber(0, 64));

/** --features-kept SHARE */
export const featuresKeptOption = (): Option =>
	new Option('--features-kept <share>', 'share of pages whose traces keep what the ranker read')
		.argParser(share)
		.default(0.01);

/** --epochs N */
export const epochsOption = (): Option =>
	new Option('--epochs <n>', 'how often training goes through the data').argParser(
		wholeNumber(1, 10_000),
	);

/** Refuses what is not a whole number in the range, saying so. */
export function wholeNumber(least: number, most: number): (text: string) => number {
	return (text) => {
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= least && value <= most) return value;
		throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
	};
}

/** Refuses what is not a share, saying so. */
export function share(text: string): number {
	const value = Number(text);
	if (text.trim() !== '' && value >= 0 && value <= 1) return value;
	throw new InvalidArgumentError('It must be a number from 0 to 1.');
}

/** An example at the end of a verb's help. */
export const example = (line: string): string => `\nExample:\n  $ marquee ${line}`;

import { type Run, run } from '@marquee/foundation';
import { InvalidArgumentError, Option } from 'commander';

/** How a run differs from its defaults, as the command line gives it. */
export type RunSettings = Partial<Omit<Run, 'name' | 'seed'>>;

/** --run JSON: several settings of the foundation model's training at once. */
export const runOption = (): Option =>
	new Option('--run <json>', 'settings of the foundation run, as `{"dropout": 0.3}`').argParser(
		(text) => checked(parsed(text)),
	);

/** --set key=value, again and again: one setting each; it beats --run. */
export const setOption = (): Option =>
	new Option('--set <key=value>', 'one setting of the foundation run; may be given again')
		.argParser((text: string, earlier: RunSettings = {}) => ({ ...earlier, ...assigned(text) }))
		.default({}, 'none');

/** All settings of the command line together; those of --set beat --run. Says by `refuse` why they do not go together. */
export function runSettings(
	given: { readonly run?: RunSettings; readonly set?: RunSettings; readonly epochs?: number },
	refuse: (why: string) => never,
): RunSettings {
	const { run: atOnce, set, epochs } = given;
	const settings = { ...atOnce, ...(epochs !== undefined && { epochs }), ...set };
	try {
		run('command line', settings);
	} catch (cause) {
		if (cause instanceof RangeError) refuse(`error: ${cause.message}`);
		throw cause;
	}
	return settings;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new InvalidArgumentError(`It is no JSON: ${(cause as Error).message}.`);
	}
}

function assigned(text: string): RunSettings {
	const at = text.indexOf('=');
	if (at < 1) throw new InvalidArgumentError('It must be key=value, such as dropout=0.3.');
	const [key, value] = [text.slice(0, at), text.slice(at + 1)];
	return checked({ [key]: typeof defaultOf(key) === 'string' ? value : parsed(value) });
}

/** Names and kinds as the defaults have them: a misspelt setting would train another model in silence. */
function checked(settings: unknown): RunSettings {
	if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
		throw new InvalidArgumentError('It must be one JSON object.');
	for (const [key, value] of Object.entries(settings)) {
		const expected = typeof defaultOf(key);
		if (typeof value !== expected)
			throw new InvalidArgumentError(`${key} is ${JSON.stringify(value)}, not a ${expected}.`);
	}
	return settings as RunSettings;
}

function defaultOf(key: string): unknown {
	const { name: _, seed: __, ...known } = run('defaults');
	if (Object.hasOwn(known, key)) return known[key as keyof typeof known];
	throw new InvalidArgumentError(
		`The run has no ${JSON.stringify(key)}, but ${Object.keys(known).join(', ')}.`,
	);
}

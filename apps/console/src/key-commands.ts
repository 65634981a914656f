import type { Clock } from '@marquee/units';

/** What keys can do, wherever the console is; the help says the same words. */
export const commands = {
	'/': {
		does: 'search',
		words: 'Search: a title on the page or the id of one that is not; an experiment in the list',
	},
	'g i': { does: 'inspect', words: 'Go to the page inspector' },
	'g s': { does: 'surfaces', words: 'Go to the health of surfaces' },
	'g d': { does: 'diversity', words: 'Go to the diversity frontier' },
	'g e': { does: 'experiments', words: 'Go to the experiments' },
	'g p': { does: 'plan', words: 'Plan an experiment' },
	w: { does: 'why', words: 'Go to what the panel says of the title or the page' },
	'?': { does: 'help', words: 'Show or hide these keys' },
	Escape: { does: 'close', words: 'Close the title; leave the search' },
} as const satisfies Readonly<Record<string, { readonly does: string; readonly words: string }>>;

export type Command = (typeof commands)[keyof typeof commands]['does'];

/** A key that was pressed, and where. */
export interface Pressed {
	readonly key: string;
	/** Letters typed into a field are the field's; Escape is ours everywhere. */
	readonly isTyping: boolean;
	/** With control, alt or the command key it is the browser's. */
	readonly isModified: boolean;
}

/** Answers the command that a key completes. */
export type KeyCommands = (pressed: Pressed) => Command | undefined;

/** So long the second key of a pair is waited for. */
const patienceMs = 1_500;

/** Reads single keys and pairs of them. */
export function keyCommands({ now }: Clock): KeyCommands {
	let first: { readonly key: string; readonly at: number } | undefined;
	return ({ key, isTyping, isModified }) => {
		if (isModified || (isTyping && key !== 'Escape')) {
			first = undefined;
			return undefined;
		}
		const begun = first !== undefined && now() - first.at <= patienceMs ? `${first.key} ` : '';
		first = undefined;
		const named = `${begun}${key}`;
		if (isCommand(named)) return commands[named].does;
		if (isCommand(key)) return commands[key].does;
		if (Object.keys(commands).some((each) => each.startsWith(`${key} `)))
			first = { key, at: now() };
		return undefined;
	};
}

const isCommand = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name);

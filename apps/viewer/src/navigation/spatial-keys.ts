import { type ArrowKey, isArrow, nearestTowards } from './spatial.ts';

const reachable =
	'a[href], button:not(:disabled):not([data-pointer-only]), input:not(:disabled), select, summary';

/**
 * Makes arrows lead to whatever stands that way on the screen, for a remote control that has nothing else. Keys that a
 * row, a grid or the player has taken for itself are left alone. Answers what ends it.
 */
export function spatialKeys(document: Document, behaviour: () => ScrollBehavior): () => void {
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
		const from = document.activeElement;
		if (event.key === 'Enter' && from instanceof HTMLSelectElement) {
			event.preventDefault();
			from.showPicker();
			return;
		}
		if (!isArrow(event.key) || isWriting(from, event.key)) return;
		// A select would change its value, a page would scroll: on a television an arrow moves, and nothing else.
		event.preventDefault();
		const target = targetOf(document, from, event.key);
		target?.focus({ preventScroll: true });
		target?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: behaviour() });
	};
	document.addEventListener('keydown', onKeyDown);
	return () => document.removeEventListener('keydown', onKeyDown);
}

function targetOf(
	document: Document,
	from: Element | null,
	key: ArrowKey,
): HTMLElement | undefined {
	const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
	// The rail lies over the page while it has the focus: up and down stay within it, or beside it.
	const lane = (element: Element | null) => element?.closest('.surface-head') ?? null;
	const isAllowed = (element: Element) =>
		key === 'ArrowLeft' || key === 'ArrowRight' || lane(element) === lane(from);
	const others = [...scope.querySelectorAll<HTMLElement>(reachable)].filter(
		(element) => element !== from && isAllowed(element) && isThere(element),
	);
	if (!from || from === document.body || !scope.contains(from)) return others[0];
	const boxes = others.map((element) => element.getBoundingClientRect());
	const nearest = nearestTowards(from.getBoundingClientRect(), boxes, key);
	return nearest === undefined ? undefined : others[nearest];
}

/** Whether an element can be seen once it is scrolled to: not inert, not folded away, not beyond the edge of its shelf. */
function isThere(element: HTMLElement): boolean {
	if (element.closest('[inert]') || !element.checkVisibility({ visibilityProperty: true }))
		return false;
	const shelf = element.closest('.shelf');
	if (!shelf) return true;
	const [own, around] = [element.getBoundingClientRect(), shelf.getBoundingClientRect()];
	const middle = (own.left + own.right) / 2;
	return middle > around.left && middle < around.right;
}

/** In a text that has letters the arrows left and right move within the text. */
const isWriting = (element: Element | null, key: ArrowKey): boolean =>
	element instanceof HTMLInputElement &&
	element.type !== 'checkbox' &&
	element.type !== 'radio' &&
	element.value !== '' &&
	(key === 'ArrowLeft' || key === 'ArrowRight');

/** How many of these elements stand beside each other in their first line. */
export function columnsOf(elements: readonly HTMLElement[]): number {
	const top = elements[0]?.offsetTop;
	const second = elements.findIndex((each) => each.offsetTop !== top);
	return second === -1 ? elements.length : second;
}

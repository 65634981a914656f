import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in CSS pixels, told anew whenever it changes; known before anything is painted. */
export function useWidth<Element extends HTMLElement>(): readonly [
	RefObject<Element | null>,
	number,
] {
	const element = useRef<Element>(null);
	const [width, setWidth] = useState(() => document.documentElement.clientWidth);
	useLayoutEffect(() => {
		const measured = element.current;
		if (!measured) return;
		setWidth(measured.clientWidth);
		const observer = new ResizeObserver(() => setWidth(measured.clientWidth));
		observer.observe(measured);
		return () => observer.disconnect();
	}, []);
	return [element, width];
}

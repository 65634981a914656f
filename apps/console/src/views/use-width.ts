import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How wide an element is, as it grows and shrinks; 0 before it is drawn. */
export function useWidth<Drawn extends HTMLElement>(): readonly [RefObject<Drawn | null>, number] {
	const box = useRef<Drawn>(null);
	const [width, setWidth] = useState(0);
	useLayoutEffect(() => {
		const within = box.current;
		if (within === null) return;
		const measured = () => setWidth(within.clientWidth);
		measured();
		const watcher = new ResizeObserver(measured);
		watcher.observe(within);
		return () => watcher.disconnect();
	}, []);
	return [box, width];
}

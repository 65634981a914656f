import { useEffect } from 'react';

/** The window is called by what it shows, unless something lies over that. */
export function useDocumentTitle(what: string | undefined, covered: boolean): void {
	useEffect(() => {
		if (!covered) document.title = what ? `${what} · Marquee` : 'Marquee';
	}, [what, covered]);
}

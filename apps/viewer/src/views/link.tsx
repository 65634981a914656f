import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import { hashOf, type Route } from '../route.ts';
import { useViewer } from './viewer-context.ts';

/** A link within the viewer: a real one, so that it can be opened elsewhere, but a press stays in this visit. */
export function Link({
	to,
	className,
	style,
	current = false,
	children,
}: {
	to: Route;
	className: string;
	style?: CSSProperties;
	current?: boolean;
	children: ReactNode;
}) {
	const { navigation } = useViewer();
	const pressed = (event: MouseEvent) => {
		if (event.metaKey || event.ctrlKey || event.shiftKey) return;
		event.preventDefault();
		if (!current) navigation.go(to);
		else window.scrollTo({ top: 0 });
	};
	return (
		<a
			className={className}
			style={style}
			href={hashOf(to)}
			aria-current={current ? 'page' : undefined}
			onClick={pressed}
		>
			{children}
		</a>
	);
}

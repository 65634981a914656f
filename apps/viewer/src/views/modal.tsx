import { type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react';

/** A dialog over everything: focus stays in it, Escape and a press beside it close it, focus returns afterwards. */
export function Modal({
	className,
	labelledBy,
	close,
	children,
}: {
	className: string;
	labelledBy: string;
	close: () => void;
	children: ReactNode;
}) {
	const dialog = useRef<HTMLDialogElement>(null);
	useLayoutEffect(() => {
		const element = dialog.current;
		if (element && !element.open) element.showModal();
		// React's autoFocus comes before the dialog opens, and opening moves focus to the first button.
		element?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
		document.documentElement.classList.add('covered');
		return () => {
			document.documentElement.classList.remove('covered');
			element?.close();
		};
	}, []);
	const pressed = (event: MouseEvent) => {
		if (event.target === dialog.current) close();
	};
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the key for it is Escape, which cancels a dialog
		<dialog
			ref={dialog}
			className={className}
			aria-labelledby={labelledBy}
			onClick={pressed}
			onCancel={(event) => {
				// Escape within a dialog concerns nobody else; and it is for us to take the dialog away.
				event.preventDefault();
				close();
			}}
		>
			{children}
		</dialog>
	);
}

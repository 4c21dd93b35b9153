"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useFormStatus } from "react-dom";
import { TWICE_MILLISECONDS } from "../_frame/twice.ts";

/** When any of them was pressed last, on the clock of events: after a press the focus may be on another one. */
let pressedAt = Number.NEGATIVE_INFINITY;

/**
 * A button that an impatient finger presses once: while its form is on its way it does nothing, and neither does the
 * second half of a double click or of a doubled key, which may meet another button that stands there by then. A key that
 * is held presses once.
 */
export function Pressing({ children, ...rest }: ComponentProps<"button">) {
	const { pending } = useFormStatus();
	return (
		<button
			type="submit"
			{...rest}
			// Not `disabled`, which would take the focus away.
			aria-disabled={pending || rest["aria-disabled"]}
			onKeyDown={(event) => {
				if (event.repeat && event.key === "Enter") event.preventDefault();
			}}
			onClick={(event) => {
				if (pending || isTwice(event)) event.preventDefault();
				else pressedAt = event.timeStamp;
			}}
		>
			{children}
		</button>
	);
}

function isTwice(event: MouseEvent<HTMLButtonElement>): boolean {
	// Not Enter in a field of its form, and not a single key, which looks after itself (shortcuts.tsx).
	const isByKey =
		event.detail === 0 &&
		event.isTrusted &&
		document.activeElement === event.currentTarget;
	return (
		event.detail > 1 ||
		(isByKey && event.timeStamp - pressedAt < TWICE_MILLISECONDS)
	);
}

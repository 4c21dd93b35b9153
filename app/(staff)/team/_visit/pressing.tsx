"use client";

import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";

/**
 * A button that an impatient finger presses once: while its form is on its way it does nothing, and neither does the
 * second half of a double click, which may meet another button that stands there by then.
 */
export function Pressing({ children, ...rest }: ComponentProps<"button">) {
	const { pending } = useFormStatus();
	return (
		<button
			type="submit"
			{...rest}
			// Not `disabled`, which would take the focus away.
			aria-disabled={pending || rest["aria-disabled"]}
			onClick={(event) => {
				if (pending || event.detail > 1) event.preventDefault();
			}}
		>
			{children}
		</button>
	);
}

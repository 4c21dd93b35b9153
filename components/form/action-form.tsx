import type { ReactNode } from "react";

/** What pressing one of its buttons does; what the page then shows it hands over by a `formAnswer`. */
export type FormAction = (form: FormData) => Promise<void>;

/**
 * A form that is sent to an action by browsers, without a script: the name of a hidden field says to which, as React's
 * own forms do it. React lets only components of the browser hand an answer to their page or say where a form goes.
 */
export function ActionForm({
	action,
	to,
	children,
	...rest
}: {
	action: FormAction;
	/** Another address than that of the page. */
	to?: string | undefined;
	id?: string;
	className?: string;
	children: ReactNode;
}) {
	return (
		<form
			action={to}
			method="post"
			encType="multipart/form-data"
			noValidate
			{...rest}
		>
			<input type="hidden" name={`$ACTION_ID_${idOf(action)}`} />
			{children}
		</form>
	);
}

/** Next gives each action one, and keeps it at the function. */
function idOf(action: FormAction): string {
	const id: unknown = Object(action).$$id;
	if (typeof id !== "string") throw new Error("This is no action.");
	return id;
}

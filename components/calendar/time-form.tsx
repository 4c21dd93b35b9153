import type { ReactNode } from "react";
import { ActionForm } from "#components/form/action-form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import type { WhenContext } from "./context.ts";

/** Pressing a time inside it reserves that time for what was chosen. */
export function TimeForm({
	form,
	children,
}: {
	form: WhenContext["form"];
	children: ReactNode;
}) {
	const content = (
		<>
			<HiddenFields fields={form.fields} />
			{children}
		</>
	);
	return "reserve" in form ? (
		<ActionForm action={form.reserve} to={form.to}>
			{content}
		</ActionForm>
	) : (
		<form action={form.action}>{content}</form>
	);
}

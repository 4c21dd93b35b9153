import type { ReactNode } from "react";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import type { WhenContext } from "./context.ts";
import { ReserveForm } from "./reserve-form.tsx";

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
		<ReserveForm action={form.reserve} to={form.to}>
			{content}
		</ReserveForm>
	) : (
		<form action={form.action}>{content}</form>
	);
}

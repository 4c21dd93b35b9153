import type { ReactNode } from "react";
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
			{form.fields.map(([name, value]) => (
				<input
					key={`${name} ${value}`}
					type="hidden"
					name={name}
					value={value}
				/>
			))}
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

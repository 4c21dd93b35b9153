import type { ReactNode } from "react";
import type { WhenContext } from "./context.ts";

/** Pressing a time inside it reserves that time for what was chosen. */
export function TimeForm({
	form,
	children,
}: {
	form: WhenContext["form"];
	children: ReactNode;
}) {
	return (
		<form action={form.action}>
			{form.fields.map(([name, value]) => (
				<input
					key={`${name} ${value}`}
					type="hidden"
					name={name}
					value={value}
				/>
			))}
			{children}
		</form>
	);
}

import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { PartProps } from "./parts.ts";

/** The name, and two ways to be reached that nobody has to give. */
export function DetailsPart({ state, texts }: PartProps) {
	const { fields, errors, optional } = texts;
	const common = (name: "name" | "email" | "phone") => {
		const code = state.errors[name];
		return {
			name,
			...fields[name],
			value: state.values[name],
			error: code ? errors[code] : undefined,
		};
	};
	return (
		<Stack gap={32}>
			<Field {...common("name")} autoComplete="name" />
			<Field
				{...common("email")}
				type="email"
				inputMode="email"
				autoComplete="email"
				optional={optional}
			/>
			<Field
				{...common("phone")}
				type="tel"
				autoComplete="tel"
				optional={optional}
			/>
			<p className="text-muted">{texts.privacy}</p>
			<ActionBar>
				<Button name="intent" value="check" className="w-full sm:w-auto">
					{texts.next}
				</Button>
			</ActionBar>
		</Stack>
	);
}

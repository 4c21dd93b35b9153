import { Button } from "#components/ui/button.tsx";
import type { PartProps } from "./parts.ts";

/** "Meinten Sie …?" with a button that takes it over, and one that leaves it; nobody has to press either. */
export function EmailSlip({ state, texts, form }: PartProps) {
	const { suggestion, errors } = state;
	if (!suggestion) return null;
	return (
		<div className="flex flex-wrap gap-16">
			<Button
				variant="secondary"
				form={form}
				name="intent"
				value="take-email"
				className="wrap-anywhere"
			>
				{`${texts.takeEmail} ${suggestion}`}
			</Button>
			{errors.email ? null : (
				<Button
					variant="secondary"
					form={form}
					name="intent"
					value="leave-email"
				>
					{texts.leaveEmail}
				</Button>
			)}
		</div>
	);
}

import { Button } from "#components/ui/button.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { PartProps } from "./parts.ts";

/** Other times to press, within the form: what was typed stays. */
export function TimesPart({ state, texts }: PartProps) {
	return (
		<Stack gap={24}>
			{state.offers.length > 0 ? (
				<ul className="grid gap-8">
					{state.offers.map(({ value, text }) => (
						<li key={value}>
							<button
								type="submit"
								name="zeit"
								value={value}
								className="flex min-h-48 w-full cursor-pointer items-center rounded border border-action px-16 py-8 text-left font-bold text-action hover:bg-tint"
							>
								{text}
							</button>
						</li>
					))}
				</ul>
			) : (
				<p>{texts.noOffers}</p>
			)}
			<p>
				<a href={state.held.changeTime}>{texts.allTimes}</a>
			</p>
			{state.held.isOpen ? (
				<Button
					variant="secondary"
					name="intent"
					value="check"
					className="self-start"
				>
					{texts.back}
				</Button>
			) : null}
		</Stack>
	);
}

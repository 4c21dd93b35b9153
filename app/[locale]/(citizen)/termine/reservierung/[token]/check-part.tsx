import { ChangeLink } from "#components/choice-summary.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { PartProps } from "./parts.ts";

/** Everything that will be booked, each with a way to change it. */
export function CheckPart({ state, texts, isPending }: PartProps) {
	const { held, values } = state;
	const typed = (name: "name" | "email" | "phone") => ({
		term: texts.fields[name].label,
		value: values[name].trim() || texts.none,
		change: (
			<ChangeButton
				intent="edit"
				text={texts.change}
				about={texts.fields[name].label}
			/>
		),
	});
	return (
		<Stack gap={32}>
			<Facts
				facts={[
					{
						term: texts.services,
						value: (
							<ul>
								{held.services.map(({ text, lang }) => (
									<li key={text} lang={lang}>
										{text}
									</li>
								))}
							</ul>
						),
						change: (
							<ChangeLink
								href={held.changeServices}
								text={texts.change}
								about={texts.services}
							/>
						),
					},
					{
						term: texts.station,
						value: (
							<address className="not-italic">
								<span lang={held.station.lang}>{held.station.name}</span>
								{held.station.address.map((line) => (
									<span key={line} lang="de" className="block">
										{line}
									</span>
								))}
							</address>
						),
						change: (
							<ChangeLink
								href={held.changeStation}
								text={texts.change}
								about={texts.station}
							/>
						),
					},
					{
						term: texts.when,
						value: (
							<>
								<strong className="font-bold">
									{held.date}, {held.time}
								</strong>
								<br />
								{held.duration}
							</>
						),
						change: (
							<ChangeButton
								intent="times"
								text={texts.change}
								about={texts.when}
							/>
						),
					},
					typed("name"),
					typed("email"),
					typed("phone"),
				]}
			/>
			<p>{values.email.trim() ? texts.withEmail : texts.noEmail}</p>
			<div className="sticky bottom-0 z-10 -mx-16 border-t border-line bg-page p-16 sm:static sm:mx-0 sm:border-0 sm:p-0">
				<Button
					name="intent"
					value="confirm"
					aria-disabled={isPending}
					className="w-full sm:w-auto"
				>
					{isPending ? texts.confirming : texts.confirm}
				</Button>
			</div>
		</Stack>
	);
}

/** Looks like the other "change" links, but takes what was typed along. */
function ChangeButton({
	intent,
	text,
	about,
}: {
	intent: string;
	text: string;
	about: string;
}) {
	return (
		<button
			type="submit"
			name="intent"
			value={intent}
			className="inline-flex min-h-32 cursor-pointer items-center text-action underline underline-offset-4 hover:decoration-2"
		>
			{text}
			<span className="sr-only">: {about}</span>
		</button>
	);
}

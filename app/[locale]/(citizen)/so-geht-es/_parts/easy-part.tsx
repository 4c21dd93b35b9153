import { cityPhone } from "#components/contact/phone.ts";
import type { DrawingName } from "#components/easy/drawings.ts";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { EASY_PATH, paths } from "#lib/paths/citizen.ts";
import { EASY } from "#lib/text/locale.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { type EasyPart, easyText } from "./easy-text.ts";

const to = paths(EASY);

/** Of the five steps of booking, in their order. */
const STEPS: readonly DrawingName[] = [
	"service",
	"place",
	"time",
	"details",
	"check",
];

/** One question with its answer. */
export function Part({
	part,
	id,
	stations,
	fill,
}: {
	part: EasyPart;
	id: string;
	stations: readonly string[];
	/** Puts today's settings into a line. */
	fill: (line: string) => string;
}) {
	const lines = (texts: readonly string[] = []) =>
		texts.map((line) => <p key={line}>{withSoftHyphens(fill(line))}</p>);
	return (
		<Stack as="section" gap={16} aria-labelledby={id}>
			<Heading id={id}>
				<span className="flex items-center gap-16">
					{part.picture ? (
						<EasyPicture name={part.picture} locale={EASY} size={64} />
					) : (
						<Icon name={part.icon} size="large" tone="bg-action" />
					)}
					<span className="min-w-0">{withSoftHyphens(part.title)}</span>
				</span>
			</Heading>
			<Stack gap={8}>{lines(part.lines)}</Stack>
			{part.stations ? <List items={stations} /> : null}
			{part.steps ? (
				<ol className="flex list-decimal flex-col gap-16 ps-32">
					{part.steps.map((step, index) => {
						const picture = STEPS[index];
						return (
							<li key={step} className="ps-8">
								<span className="flex items-center gap-16">
									{picture ? (
										<EasyPicture name={picture} locale={EASY} size={64} />
									) : null}
									<span className="min-w-0">{step}</span>
								</span>
							</li>
						);
					})}
				</ol>
			) : null}
			{part.book ? <BookButton /> : null}
			{part.call ? <CallButton /> : null}
			{part.after ? <Stack gap={8}>{lines(part.after)}</Stack> : null}
			{part.feedback ? (
				<ButtonLink
					variant="secondary"
					href={to.feedback()}
					className="self-start"
				>
					{easyText.feedback}
				</ButtonLink>
			) : null}
			{part.report ? (
				<a href={to.reportBarrier(EASY_PATH)} className="jump self-start">
					{easyText.report}
				</a>
			) : null}
		</Stack>
	);
}

function List({ items }: { items: readonly string[] }) {
	return (
		<ul className="flex list-disc flex-col gap-8 ps-32">
			{items.map((item) => (
				<li key={item}>{withSoftHyphens(item)}</li>
			))}
		</ul>
	);
}

export function BookButton() {
	return (
		<ButtonLink href={to.start()} className="self-start">
			{easyText.button}
		</ButtonLink>
	);
}

export function CallButton() {
	return (
		<ButtonLink
			variant="secondary"
			href={cityPhone().href}
			className="self-start"
		>
			{easyText.call} {cityPhone().number}
		</ButtonLink>
	);
}

import { useTranslations } from "next-intl";
import type { WhenContext } from "#components/calendar/context.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";

/** Nobody has to look again and again: what is given back comes to them. */
export function WishInvitation({
	kind,
	href,
}: NonNullable<WhenContext["wish"]>) {
	const t = useTranslations("wishes.invite");
	const isEarlier = kind === "earlier";
	return (
		<Panel as="section" aria-labelledby="wunschtermin" className="no-print">
			<Heading id="wunschtermin">
				{t(isEarlier ? "earlierTitle" : "title")}
			</Heading>
			<p>{t(isEarlier ? "earlierText" : "text")}</p>
			<ButtonLink href={href} className="self-start">
				{t(isEarlier ? "earlierLink" : "link")}
			</ButtonLink>
		</Panel>
	);
}

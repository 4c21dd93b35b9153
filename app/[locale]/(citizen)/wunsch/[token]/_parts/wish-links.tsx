import { useLocale, useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import type { WishView } from "#lib/wishes/wishes.ts";
import { resumeWishAction } from "../actions.ts";

/** What can still be done with a wish, and what comes after one that is over. */
export function WishLinks({ wish }: { wish: WishView }) {
	const t = useTranslations("wishes.wish");
	const locale = useLocale();
	const to = wishPaths(locale);
	const { token, endedHow, services, minorCase } = wish;
	const choice = { services, minor: minorCase ?? undefined };
	if (endedHow)
		return (
			<div className="no-print flex flex-col items-start gap-16">
				{endedHow === "withdrawn" ? (
					<form
						action={resumeWishAction}
						className="flex flex-col items-start gap-8"
					>
						<HiddenFields fields={{ wunsch: token }} />
						<p>{t("resumeText")}</p>
						<Button variant="secondary">{t("resume")}</Button>
					</form>
				) : null}
				{endedHow === "taken" ? null : (
					<>
						<ButtonLink href={paths(locale).start(choice)}>
							{t("book")}
						</ButtonLink>
						<ButtonLink variant="secondary" href={to.form(choice)}>
							{t("new")}
						</ButtonLink>
					</>
				)}
			</div>
		);
	return (
		<section
			className="no-print flex flex-col items-start gap-16 border-t border-line pt-32"
			aria-labelledby="aendern"
		>
			<Heading id="aendern">{t("manage")}</Heading>
			<ButtonLink variant="secondary" href={to.change(token)}>
				{t("change")}
			</ButtonLink>
			<p>{t("endText")}</p>
			<ButtonLink variant="secondary" href={to.end(token)}>
				{t("end")}
			</ButtonLink>
		</section>
	);
}

import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";

/** A link that opens nothing (any more), and what to do then. */
export async function InvitationOver({
	why,
}: {
	why: "unknown" | "used" | "over" | "withdrawn";
}) {
	const to = paths(await getLocale());
	const t = await getTranslations("invitation");
	return (
		<Page
			{...(why === "unknown" ? { status: 404 as const } : {})}
			title={t(`${why}.title`)}
			lead={t(`${why}.text`)}
		>
			<div className="flex flex-wrap gap-16">
				{why === "used" ? (
					<ButtonLink href={to.entry()}>{t("used.link")}</ButtonLink>
				) : null}
				<ButtonLink
					href={to.start()}
					variant={why === "used" ? "secondary" : "primary"}
				>
					{t("book")}
				</ButtonLink>
			</div>
		</Page>
	);
}

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Page } from "#components/page/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { wishPaths } from "#lib/paths/wishes.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { WishNotFound } from "../_parts/wish-not-found.tsx";
import { openOffers } from "../_parts/wish-state.ts";
import { endWishAction } from "./actions.ts";

/** The question before a wish is ended: a link alone never does it, for mail scanners follow links. */
export default async function EndWishPage({
	params,
	searchParams,
}: {
	params: Promise<{ token: string }>;
	searchParams: Promise<Sent>;
}) {
	const { token } = await params;
	const locale = await getLocale();
	const wish = await findWishByToken(token, locale, now());
	if (!wish) return <WishNotFound />;
	const to = wishPaths(locale);
	if (wish.endedHow) redirect(to.wish(token));
	const t = await getTranslations("wishes.wish.ending");
	const isBusy = textOf(await searchParams, "hinweis") === "busy";
	return (
		<Page
			title={t("title")}
			lead={t("lead")}
			before={
				isBusy ? (
					<Alert kind="warning" title={t("busy")} role="alert" autoFocus />
				) : null
			}
		>
			{openOffers(wish).length > 0 ? (
				<p className="font-bold">{t("offered")}</p>
			) : null}
			<form action={endWishAction} className="flex flex-wrap gap-16">
				<HiddenFields fields={{ wunsch: token }} />
				<Button>{t("confirm")}</Button>
				<ButtonLink variant="secondary" href={to.wish(token)}>
					{t("keep")}
				</ButtonLink>
			</form>
		</Page>
	);
}

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Labelled } from "#app/(staff)/team/_form/labelled.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { team } from "#lib/paths/staff.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import {
	findWishByNumber,
	listWishesForStaff,
} from "#lib/wishes/queries/list-wishes.ts";
import type { StaffWish } from "#lib/wishes/wishes.ts";
import { teamContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { WishTable } from "./_parts/wish-table.tsx";

/** Who waits for a time at this station, and what is being kept for whom; for the phone all stations. */
export default async function WishListPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const { actor, catalog, station, at } = await teamContext();
	const number = textOf(await searchParams, "nummer").slice(0, 100);
	const asked = number ? await findWishByNumber(actor, number, at) : null;
	if (asked?.ok) redirect(wishList.wish(asked.value.id));
	const found = await listWishesForStaff(actor, station?.id ?? null, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("wishList.list");
	const wishes = found.value;
	const mustCall = ({ toCall, person }: StaffWish) =>
		toCall && person.phone !== null;
	const toCall = wishes.filter(mustCall);
	const others = wishes.filter((wish) => !mustCall(wish));
	const table = { catalog, today: civilDateOf(at) };
	return (
		<TeamPage
			title={t("title")}
			current="wishes"
			actor={actor}
			station={station}
			before={
				asked ? (
					<Alert kind="warning" role="alert" title={t("notFound")} />
				) : null
			}
		>
			<p className="max-w-column">{t(station ? "lead" : "leadAll")}</p>
			{may(actor, "appointment:book", null) ? (
				<p>
					<a href={wishList.new()} className="team-button">
						{t("enter")}
					</a>
				</p>
			) : null}
			{toCall.length > 0 ? (
				<section aria-labelledby="anrufen" className="flex flex-col gap-8">
					<h2 id="anrufen" className="kern-heading-small">
						{t("toCall", { count: toCall.length })}
					</h2>
					<p className="max-w-column">{t("toCallText")}</p>
					<WishTable caption={t("toCallCaption")} wishes={toCall} {...table} />
				</section>
			) : null}
			<section aria-labelledby="warten" className="flex flex-col gap-8">
				<h2 id="warten" className="kern-heading-small">
					{t("waiting", { count: others.length })}
				</h2>
				{others.length > 0 ? (
					<WishTable caption={t("caption")} wishes={others} {...table} />
				) : (
					<p>{t("none")}</p>
				)}
			</section>
			<form
				action={wishList.list()}
				className="flex max-w-column flex-wrap items-end gap-8"
			>
				<Labelled id="nummer" label={t("number")}>
					<input
						id="nummer"
						name="nummer"
						defaultValue={number}
						inputMode="numeric"
						autoComplete="off"
						className="team-input"
					/>
				</Labelled>
				<button type="submit" className="team-button">
					{t("find")}
				</button>
			</form>
			<p>
				<a href={team.search()}>{t("search")}</a>
			</p>
		</TeamPage>
	);
}

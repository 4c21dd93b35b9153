import absence from "#messages/de/absence.json" with { type: "json" };
import account from "#messages/de/account.json" with { type: "json" };
import admin from "#messages/de/admin.json" with { type: "json" };
import cityLimits from "#messages/de/cityLimits.json" with { type: "json" };
import closures from "#messages/de/closures.json" with { type: "json" };
import devices from "#messages/de/devices.json" with { type: "json" };
import figures from "#messages/de/figures.json" with { type: "json" };
import houseSignIn from "#messages/de/houseSignIn.json" with { type: "json" };
import inbox from "#messages/de/inbox.json" with { type: "json" };
import person from "#messages/de/person.json" with { type: "json" };
import pilot from "#messages/de/pilot.json" with { type: "json" };
import planning from "#messages/de/planning.json" with { type: "json" };
import rollout from "#messages/de/rollout.json" with { type: "json" };
import roster from "#messages/de/roster.json" with { type: "json" };
import rules from "#messages/de/rules.json" with { type: "json" };
import signIn from "#messages/de/signIn.json" with { type: "json" };
import staff from "#messages/de/staff.json" with { type: "json" };
import team from "#messages/de/team.json" with { type: "json" };
import texts from "#messages/de/texts.json" with { type: "json" };
import waitsBefore from "#messages/de/waitsBefore.json" with { type: "json" };
import wishList from "#messages/de/wishList.json" with { type: "json" };

/** The rooms of the pages behind the sign-in, in German only. */
export const staffOnly = {
	absence,
	account,
	admin,
	cityLimits,
	closures,
	devices,
	figures,
	houseSignIn,
	inbox,
	person,
	pilot,
	planning,
	rollout,
	roster,
	rules,
	signIn,
	staff,
	team,
	texts,
	waitsBefore,
	wishList,
};

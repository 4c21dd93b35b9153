import type { Role } from "#lib/auth/rules/permission.ts";

interface DemoAccount {
	email: string;
	name: string;
	role: Role;
	/** Slugs of its stations. */
	stations: readonly string[];
}

/** The demo's accounts (design §8); tests have them as well, production never does. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
	{
		email: "team.mitte@demo.example",
		name: "Samira Yılmaz",
		role: "clerk",
		stations: ["stadtmitte"],
	},
	{
		email: "team.homberg@demo.example",
		name: "Jens Kowalski",
		role: "clerk",
		stations: ["homberg-ruhrort-baerl"],
	},
	{
		email: "leitung.homberg@demo.example",
		name: "Petra Schürmann",
		role: "lead",
		stations: ["homberg-ruhrort-baerl"],
	},
	{
		email: "telefon@demo.example",
		name: "Oliver Brandt",
		role: "agent",
		stations: [],
	},
	{
		email: "pilot@demo.example",
		name: "Dr. Anna Weber",
		role: "coordinator",
		stations: [],
	},
	{
		email: "admin@demo.example",
		name: "Mehmet Demir",
		role: "admin",
		stations: [],
	},
];

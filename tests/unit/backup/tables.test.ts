import { expect, test } from "vitest";
import { inLoadingOrder } from "#scripts/backup/tables.ts";

const table = (name: string, ...needs: string[]) => ({ name, needs });

test("tables are filled after those that they point to; one may point to itself", () => {
	const order = inLoadingOrder([
		table("appointment", "appointment", "desk", "station"),
		table("contact", "appointment"),
		table("desk", "station"),
		table("station"),
	]).map(({ name }) => name);
	expect(order).toEqual(["station", "desk", "appointment", "contact"]);
});

test("a circle of tables is named", () => {
	expect(() =>
		inLoadingOrder([table("hen", "egg"), table("egg", "hen"), table("nest")]),
	).toThrow("hen, egg");
});

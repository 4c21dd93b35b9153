import { expect as playwright } from "@playwright/test";
import { HttpLocator } from "./locator.ts";
import { isSeen } from "./sight.ts";
import { plain, textOf, type Wanted } from "./words.ts";

/** Playwright's, which also knows what is found without a browser. */
export const expect: typeof playwright = new Proxy(playwright, {
	apply(target, self, [actual, ...rest]) {
		if (actual instanceof HttpLocator) return new Claims(actual);
		return Reflect.apply(target, self, [actual, ...rest]);
	},
});

/** What is said of elements. It is so at once or never: without scripts a page changes only when it is asked for anew. */
class Claims {
	readonly #found: HttpLocator;
	readonly #isNot: boolean;

	constructor(found: HttpLocator, isNot = false) {
		this.#found = found;
		this.#isNot = isNot;
	}

	get not(): Claims {
		return new Claims(this.#found, !this.#isNot);
	}

	#expect(actual: unknown) {
		const claim = playwright(
			actual,
			`${this.#found.how} in ${this.#found.page.document.URL}`,
		);
		return this.#isNot ? claim.not : claim;
	}

	#expectText(actual: string, wanted: Wanted, how: "toBe" | "toContain") {
		const claim = this.#expect(actual);
		if (wanted instanceof RegExp) claim.toMatch(wanted);
		else claim[how](plain(wanted));
	}

	async toBeVisible() {
		const all = this.#found.all();
		this.#expect(all.length > 0 && isSeen(this.#found.one())).toBe(true);
	}

	async toBeHidden() {
		await this.not.toBeVisible();
	}

	async toHaveCount(count: number) {
		this.#expect(this.#found.all().length).toBe(count);
	}

	async toHaveText(wanted: Wanted) {
		this.#expectText(plain(textOf(this.#found.one())), wanted, "toBe");
	}

	/** Of several: each within an element, one after the other. */
	async toContainText(wanted: Wanted | readonly string[]) {
		if (wanted instanceof RegExp || typeof wanted === "string")
			return this.#expectText(
				plain(textOf(this.#found.one())),
				wanted,
				"toContain",
			);
		const texts = this.#found.all().map((element) => plain(textOf(element)));
		let next = 0;
		for (const text of texts)
			if (text.includes(plain(wanted[next] ?? "\0"))) next += 1;
		this.#expect(wanted.slice(next)).toEqual([]);
	}

	async toHaveValue(wanted: Wanted) {
		const claim = this.#expect(await this.#found.inputValue());
		if (wanted instanceof RegExp) claim.toMatch(wanted);
		else claim.toBe(wanted);
	}

	async toHaveAttribute(name: string, value: string) {
		this.#expect(await this.#found.getAttribute(name)).toBe(value);
	}

	async toBeChecked() {
		this.#expect((this.#found.one() as HTMLInputElement).checked).toBe(true);
	}

	async toBeFocused() {
		const element = this.#found.one();
		this.#expect(element === element.ownerDocument.activeElement).toBe(true);
	}
}

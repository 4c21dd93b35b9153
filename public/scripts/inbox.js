// The inbox by keyboard: only while the focus is in the list, so that no key is taken from anybody (WCAG 2.1.4).
// ↓ and j lead to the next line, ↑ and k to the one before, x ticks it; Enter opens it, as it does with every link.
const list = document.querySelector("[data-inbox]");

list?.addEventListener("keydown", (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	const row = event.target.closest("[data-line]");
	if (!row) return;
	const rows = [...list.querySelectorAll("[data-line]")];
	const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
	if (step) {
		event.preventDefault();
		rows[rows.indexOf(row) + step]?.querySelector("a").focus();
	} else if (event.key === "x") {
		event.preventDefault();
		row.querySelector("[type=checkbox]")?.click();
	}
});

// All lines at once.
document.querySelector("[data-all]")?.addEventListener("click", (event) => {
	for (const box of list.querySelectorAll("[data-line] [type=checkbox]"))
		box.checked = event.currentTarget.checked;
});

// Last: from here on it listens (docs/decisions/0030).
document.documentElement.classList.add("listens-inbox");

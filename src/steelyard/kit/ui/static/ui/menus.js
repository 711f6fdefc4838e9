// What Alpine does here: <details class="menu" x-data="menu"> closes on Escape and on a click elsewhere.
document.addEventListener("alpine:init", () => {
  Alpine.data("menu", () => ({
    close() {
      this.$root.open = false;
    },
    escape() {
      this.$root.open = false;
      this.$root.querySelector("summary").focus();
    },
  }));
});

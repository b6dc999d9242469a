/** Shown before a practice's own list goes in, and kept with each of its codes. */
export const amaNotice =
  'CPT is a registered trademark of the American Medical Association. CPT codes and descriptions are copyright of the American Medical Association, all rights reserved. A practice may import and use them only under a licence of its own.';

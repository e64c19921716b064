/* global document, getComputedStyle, NodeFilter, innerWidth */
/**
 * What an eye would see at once and axe does not look for: text that is cut off without a way to read it, and text that lies
 * under other text. Runs in the page.
 */
export function blemishes() {
  const SLACK = 3;
  const found = [];
  const boxes = [];
  const isHidden = (style) => style.visibility === 'hidden' || style.opacity === '0' || style.clipPath !== 'none' || (style.clip !== 'auto' && style.position === 'absolute');
  const shown = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 60);
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    // What is folded away has boxes, but nobody sees them.
    if (node.data.trim() === '' || !node.parentElement.checkVisibility()) continue;
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (lines.length === 0) continue;
    let layer = '';
    let isSeen = true;
    let cutBy;
    let scrolls;
    let view = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
    for (let element = node.parentElement; element && element !== document.documentElement; element = element.parentElement) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (isHidden(style) || box.width <= 1 || box.height <= 1) isSeen = false;
      if (!isSeen) break;
      if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
        const reach = /auto|scroll/.test(style.overflowX + style.overflowY);
        if (reach) scrolls = true;
        const isTold = style.textOverflow === 'ellipsis' && node.parentElement.closest('[title]');
        if (!reach && !scrolls && !isTold && !cutBy) {
          const worst = Math.max(...lines.map((line) => Math.max(line.right - box.right, box.left - line.left, line.bottom - box.bottom, box.top - line.top)));
          if (worst > SLACK) cutBy = { element, worst };
        }
        view = { left: Math.max(view.left, box.left), right: Math.min(view.right, box.right), top: Math.max(view.top, box.top), bottom: Math.min(view.bottom, box.bottom) };
      }
      // What floats lies over the rest on purpose.
      if (/fixed|sticky/.test(style.position) || (style.position === 'absolute' && style.zIndex !== 'auto')) layer ||= `${element.tagName}.${element.className}`;
    }
    if (!isSeen || node.parentElement.closest('[aria-hidden=true], [inert], option, title')) continue;
    if (cutBy) found.push(`cut off by ${Math.round(cutBy.worst)} px: "${shown(node.data)}" in ${cutBy.element.tagName.toLowerCase()}.${String(cutBy.element.className).split(' ')[0]}`);
    if (layer !== '') continue;
    for (const line of lines) {
      const seen = { left: Math.max(line.left, view.left), right: Math.min(line.right, view.right), top: Math.max(line.top, view.top), bottom: Math.min(line.bottom, view.bottom) };
      if (seen.right - seen.left > SLACK && seen.bottom - seen.top > SLACK) boxes.push({ ...seen, text: node.data, node });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  for (const [index, box] of boxes.entries()) {
    for (let next = index + 1; next < boxes.length && boxes[next].top < box.bottom - SLACK; next += 1) {
      const other = boxes[next];
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - other.top;
      // Lines of one text lie as close as their font wants.
      if (other.node !== box.node && across > SLACK && down > (Math.min(box.bottom - box.top, other.bottom - other.top)) / 3) found.push(`"${shown(box.text)}" and "${shown(other.text)}" overlap`);
    }
  }
  return [...new Set(found)];
}

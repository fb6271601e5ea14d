;;; Runs the cases in Emacs with eglot and writes what flymake shows as JSON.  -*- lexical-binding: t -*-
;;;   emacs --batch -Q -L ELPA/eglot -l eglot.el     in the folder of the cases; IISLINT, CASES and RESULT are in the environment
(require 'eglot)
(require 'json)
(setq eglot-sync-connect 10
      eglot-autoshutdown t
      make-backup-files nil
      enable-local-variables nil)
(add-to-list 'eglot-server-programs (cons 'fundamental-mode (list (getenv "IISLINT") "lsp")))

(defconst cases-root default-directory)

(defun cases-parse (file)
  (with-temp-buffer
    (insert-file-contents file)
    (json-parse-buffer :object-type 'alist :array-type 'list)))

(defun cases-go (place)
  (goto-char (point-min))
  (forward-line (alist-get 'line place))
  (let ((eglot-move-to-column-function #'eglot-move-to-lsp-abiding-column))
    (eglot-move-to-lsp-abiding-column (alist-get 'column place))))

(defun cases-line-and-column (position)
  (save-excursion
    (goto-char position)
    (cons (1- (line-number-at-pos)) (eglot-lsp-abiding-column))))

(defun cases-finding (shown)
  (let* ((begin (cases-line-and-column (flymake-diagnostic-beg shown)))
         (end (cases-line-and-column (flymake-diagnostic-end shown)))
         (sent (cdr (assoc 'eglot-lsp-diag (flymake-diagnostic-data shown)))))
    `((rule . ,(plist-get sent :code)) (line . ,(car begin)) (begin . ,(cdr begin)) (end . ,(cdr end)))))

(defun cases-ask (method place)
  (cases-go place)
  (jsonrpc-request (eglot--current-server-or-lose) method (eglot--TextDocumentPositionParams)))

(defun cases-hover (place)
  (or (plist-get (plist-get (cases-ask :textDocument/hover place) :contents) :value) ""))

(defun cases-completion (place)
  (let* ((answer (cases-ask :textDocument/completion place))
         (items (if (vectorp answer) answer (plist-get answer :items))))
    (vconcat (mapcar (lambda (item) (plist-get item :label)) items))))

(defun cases-fix (wanted)
  (cases-go wanted)
  (let* ((actions (eglot-code-actions (point) (point) "quickfix"))
         (action (seq-find (lambda (action)
                             (and (plist-get action :edit) (string-search (alist-get 'title wanted) (plist-get action :title))))
                           actions)))
    (when action
      (eglot--apply-workspace-edit (plist-get action :edit))
      (goto-char (point-min))
      (forward-line (alist-get 'line (alist-get 'becomes wanted)))
      (buffer-substring-no-properties (line-beginning-position) (line-end-position)))))

(defun cases-run (case)
  (find-file (expand-file-name (alist-get 'file case) cases-root))
  (fundamental-mode)
  (let ((project-find-functions (list (lambda (_) (cons 'transient cases-root)))))
    (call-interactively #'eglot))
  (let ((start (float-time)))
    (while (and (< (- (float-time) start) 8) (null (flymake-diagnostics)))
      (flymake-start)
      (accept-process-output nil 0.05)))
  (let ((result (list (cons 'findings (vconcat (mapcar #'cases-finding (flymake-diagnostics)))))))
    (when (alist-get 'hover case)
      (push (cons 'hover (cases-hover (alist-get 'hover case))) result))
    (when (alist-get 'completion case)
      (push (cons 'completion (cases-completion (alist-get 'completion case))) result))
    (when (alist-get 'fix case)
      (push (cons 'fix (or (cases-fix (alist-get 'fix case)) :null)) result))
    (set-buffer-modified-p nil)
    (ignore-errors (eglot-shutdown (eglot-current-server)))
    (kill-buffer)
    result))

(let ((results nil))
  (dolist (case (alist-get 'cases (cases-parse (getenv "CASES"))))
    (push (cons (intern (alist-get 'name case))
                (condition-case problem (cases-run case)
                  (error `((failed . ,(format "%S" problem))))))
          results))
  (with-temp-file (getenv "RESULT")
    (set-buffer-multibyte t)
    (setq buffer-file-coding-system 'utf-8)
    (insert (json-encode results))))

# 주장 표를 가져온다.

## 파일

import-heading = 가져오기
import-hint = 주장 표를 읽고 열을 맞춘 다음, 행마다 어떻게 될지 계획을 보여 줍니다. 말씀하시기 전에는 아무것도 기록하지 않습니다.
import-file = CSV 파일 또는 XLSX 통합 문서
import-file-hint = UTF-8 CSV 또는 암호 없는 통합 문서, 최대 { $megabytes }MB.
import-look = 살펴보기
import-no-file = 파일을 고르세요.
import-gone = 이 파일은 더 이상 여기 없습니다(잠그거나 새 파일이 오면 놓습니다). 다시 고르세요.
import-forget = 파일 놓기
import-forgotten = 파일을 놓았습니다. 기록한 것은 없습니다.

## 열

import-kind = 무엇인지
import-ours = 주장 표
import-ucdp-ged = UCDP GED
import-acled = ACLED
import-sheet = 시트
import-mapping = 열
import-mapping-hint = 이름으로 짐작했습니다. 틀린 것을 고치세요. 맞는 열이 없으면 모든 행에 쓸 값을 주지 않는 한 비워 둡니다. 맞추지 않은 파일의 열은 각 주장과 함께 보관합니다.
import-mapped-already = 이 자료의 열은 이미 맞추어져 있습니다.
import-our-column = 열
import-their-column = 파일의 열
import-first-row = 첫 행
import-default = 비었을 때
import-default-of = { $column }이(가) 비었을 때
import-look-again = 다시 살펴보기

## 계획

import-plan = 계획
import-new = 새로움
import-changed = 바뀜
import-same = 같음
import-rejected = 거절됨
import-events = 새로 만들 사건
import-nothing = 기록할 것이 없습니다.
import-record = 주장 { $count }건 기록
import-refused-rows = 거절된 행
import-line = 줄
import-changes = 바뀌는 것
import-before = 이전
import-after = 이후
import-new-claims = 새 주장
import-stale = 이 계획을 세운 뒤 프로젝트가 바뀌었습니다. 기록한 것은 없습니다. 계획을 다시 살펴보세요.
